-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "calendar_override" (
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "calendar_override_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "cycle" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "policy" JSONB NOT NULL,
    "policy_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "instance_id" UUID NOT NULL,
    "outbox_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "path" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "subject_kinds" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "language" TEXT NOT NULL DEFAULT 'zh-CN',

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" UUID,
    "cycle_id" UUID,
    "case_id" UUID,
    "post" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recusal" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID,
    "case_id" UUID,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "recusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" UUID NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "instance" (
    "id" UUID NOT NULL,
    "machine" TEXT NOT NULL,
    "machine_version" INTEGER NOT NULL DEFAULT 1,
    "stage" TEXT NOT NULL,
    "context" JSONB NOT NULL,
    "data" JSONB NOT NULL,
    "dates" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "opened_count" INTEGER NOT NULL DEFAULT 0,
    "parent_id" UUID,
    "origin_id" UUID,
    "lineage" UUID[],
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID,
    "unit_path" TEXT,
    "opened_by" UUID,
    "opened_post" TEXT,
    "text_hash" TEXT,
    "head_hash" TEXT NOT NULL,
    "awaits" TEXT[],
    "tags" TEXT[],
    "due_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "instance_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "actor_id" UUID,
    "role" TEXT NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "opened" JSONB,
    "text_hash" TEXT,
    "version" INTEGER NOT NULL,
    "effective" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("instance_id","seq")
);

-- CreateTable
CREATE TABLE "deadline" (
    "instance_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "window" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "pending" JSONB,
    "closes" BOOLEAN NOT NULL DEFAULT false,
    "held_at" TIMESTAMPTZ(3),
    "held_days" INTEGER,
    "fired_at" TIMESTAMPTZ(3),
    "step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("instance_id","event","kind")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" BIGSERIAL NOT NULL,
    "instance_id" UUID NOT NULL,
    "roll" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "capacity" TEXT NOT NULL,
    "post" TEXT,
    "person_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealed" (
    "instance_id" UUID NOT NULL,
    "roll" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "sealed_pkey" PRIMARY KEY ("instance_id","roll","round","person_id")
);

-- CreateTable
CREATE TABLE "involvement" (
    "case_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID,

    CONSTRAINT "involvement_pkey" PRIMARY KEY ("case_id","person_id","kind")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "instance_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "effect" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "relayed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" BIGSERIAL NOT NULL,
    "outbox_id" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "instance_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "file_sha256_idx" ON "file"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "document_outbox_id_key" ON "document"("outbox_id");

-- CreateIndex
CREATE INDEX "document_instance_id_idx" ON "document"("instance_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_path_key" ON "unit"("path");

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "appointment_person_id_idx" ON "appointment"("person_id");

-- CreateIndex
CREATE INDEX "appointment_unit_id_role_idx" ON "appointment"("unit_id", "role");

-- CreateIndex
CREATE INDEX "appointment_role_idx" ON "appointment"("role");

-- CreateIndex
CREATE INDEX "recusal_person_id_idx" ON "recusal"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "instance_parent_id_idx" ON "instance"("parent_id");

-- CreateIndex
CREATE INDEX "instance_cycle_id_machine_idx" ON "instance"("cycle_id", "machine");

-- CreateIndex
CREATE INDEX "instance_unit_id_cycle_id_machine_idx" ON "instance"("unit_id", "cycle_id", "machine");

-- CreateIndex
CREATE INDEX "instance_unit_path_machine_idx" ON "instance"("unit_path" text_pattern_ops, "machine");

-- CreateIndex
CREATE INDEX "instance_lineage_idx" ON "instance" USING GIN ("lineage");

-- CreateIndex
CREATE UNIQUE INDEX "journal_instance_id_request_id_key" ON "journal"("instance_id", "request_id");

-- CreateIndex
CREATE INDEX "slot_instance_id_roll_round_idx" ON "slot"("instance_id", "roll", "round");

-- CreateIndex
CREATE INDEX "involvement_person_id_unit_id_idx" ON "involvement"("person_id", "unit_id");

-- CreateIndex
CREATE INDEX "outbox_instance_id_idx" ON "outbox"("instance_id");

-- CreateIndex
CREATE INDEX "notice_person_id_channel_id_idx" ON "notice"("person_id", "channel", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_outbox_id_person_id_channel_key" ON "notice"("outbox_id", "person_id", "channel");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_id_fkey" FOREIGN KEY ("id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language can't say.

-- The organisation's time: the database's clock and, in demonstration mode, the offset in the setting `clock` (milliseconds).
CREATE FUNCTION "app_now"() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT date_trunc('milliseconds', clock_timestamp())
    + coalesce((SELECT (value ->> 'ms')::bigint FROM setting WHERE key = 'clock'), 0) * interval '1 millisecond'
$$;

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "journal_append_only" BEFORE UPDATE OR DELETE ON "journal"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "journal_no_truncate" BEFORE TRUNCATE ON "journal"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "recusal" ADD CONSTRAINT "recusal_of_one" CHECK (num_nonnulls("unit_id", "case_id") = 1);
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_runs_on" CHECK ("ends_on" IS NULL OR "ends_on" >= "starts_on");
ALTER TABLE "calendar_override" ADD CONSTRAINT "calendar_override_kind" CHECK ("kind" IN ('work', 'rest'));

CREATE INDEX "appointment_case_id_idx" ON "appointment" ("case_id") WHERE "case_id" IS NOT NULL;
CREATE INDEX "deadline_due_idx" ON "deadline" ("due_at") WHERE "fired_at" IS NULL AND "due_at" IS NOT NULL;
CREATE INDEX "deadline_pending_idx" ON "deadline" ("instance_id") WHERE "fired_at" IS NULL AND "pending" IS NOT NULL;
CREATE INDEX "outbox_unrelayed_idx" ON "outbox" ("id") WHERE "relayed_at" IS NULL;
CREATE INDEX "outbox_undone_idx" ON "outbox" ("relayed_at") WHERE "relayed_at" IS NOT NULL AND "done_at" IS NULL AND "failed_at" IS NULL;
CREATE INDEX "slot_open_idx" ON "slot" ("person_id") WHERE "done_at" IS NULL AND "ended_at" IS NULL;
CREATE INDEX "notice_unsent_idx" ON "notice" ("id") WHERE "sent_at" IS NULL;

-- Room on each page, so that an update that touches no index stays on it.
ALTER TABLE "instance" SET (fillfactor = 70);
ALTER TABLE "deadline" SET (fillfactor = 80);
ALTER TABLE "outbox" SET (fillfactor = 80);
ALTER TABLE "slot" SET (fillfactor = 80);
