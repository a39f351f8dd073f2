const EDITABLE: ReadonlySet<string> = new Set(['note', 'phone', 'city']);

/**
 * Names that the form shows, in its order.
 */
export function editableColumns(): string[] {
  return [...EDITABLE];
}

/**
 * Whether a column of the contacts table may be changed by a user.
 */
export function isEditable(column: string): boolean {
  return EDITABLE.has(column);
}
