const NAME = /^(?:[a-z]|[a-z][a-z0-9_]{1,40})$/;

const SYSTEM = new Set(['postgres', 'template0', 'template1']);

/**
 * Names of databases that the shop itself has created:
 * one letter for the shards, longer ones for the tenants.
 * They are made by the sign-up and never renamed.
 */
export function isDatabaseName(name: string): boolean {
  if (SYSTEM.has(name)) {
    return false;
  }
  return NAME.test(name);
}
