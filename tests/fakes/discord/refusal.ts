/** What Discord answers instead of doing as it was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized');
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new Refusal(403, 50001, 'Missing Access');
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message');
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () =>
  new Refusal(400, 40060, 'Interaction has already been acknowledged.');
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message');
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions');
export const notAuthor = () => new Refusal(403, 50005, 'Cannot edit a message authored by another user');
export const cannotWriteTo = () => new Refusal(403, 50007, 'Cannot send messages to this user');
export const withoutHistory = () =>
  new Refusal(400, 160002, 'Cannot reply without permission to read message history');
export const invalidForm = (problems: readonly string[]) =>
  new Refusal(400, 50035, `Invalid Form Body\n${problems.join('\n')}`);
