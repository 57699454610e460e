-- What stands above all units (a cycle, its standards) is within reach of a unit that the cycle assesses, and of those above its root.
CREATE FUNCTION "meets_cycle"("unit_path" text, "of_cycle" uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT FROM cycle c JOIN unit r ON r.id = c.unit_id
    WHERE c.id = of_cycle AND (r.path = unit_path OR starts_with(unit_path, r.path || '/') OR starts_with(r.path, unit_path || '/')))
$$;
