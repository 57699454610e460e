export type Memory = ReturnType<typeof memory>;
export const memory = () => ({});
