/** What Discord answers when it refuses; the body is this without the status. */
export interface ApiError {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly errors?: unknown;
  readonly retry_after?: number;
}

export class Refused extends Error {
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(`${error.code}: ${error.message}`);
    this.name = 'Refused';
    this.error = error;
  }
}

const refusal = (status: number, code: number, message: string): ApiError => ({
  status,
  code,
  message,
});

export const API_ERRORS = {
  unauthorized: refusal(401, 0, '401: Unauthorized'),
  notFound: refusal(404, 0, '404: Not Found'),
  internal: refusal(500, 0, '500: Internal Server Error'),
  unknownChannel: refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: refusal(404, 10004, 'Unknown Guild'),
  unknownMember: refusal(404, 10007, 'Unknown Member'),
  unknownMessage: refusal(404, 10008, 'Unknown Message'),
  unknownUser: refusal(404, 10013, 'Unknown User'),
  unknownEmoji: refusal(404, 10014, 'Unknown Emoji'),
  unknownWebhook: refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: refusal(404, 10062, 'Unknown interaction'),
  forbiddenEndpoint: refusal(403, 20012, 'You are not authorized to perform this action'),
  tooManyReactions: refusal(400, 30010, 'Maximum number of reactions reached (20)'),
  tooManyOldEdits: refusal(
    429,
    30046,
    'Maximum number of edits to messages older than 1 hour reached. Try again later',
  ),
  alreadyAcknowledged: refusal(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: refusal(403, 50001, 'Missing Access'),
  notTheAuthor: refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: refusal(400, 50006, 'Cannot send an empty message'),
  cannotDirectMessage: refusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: refusal(403, 50013, 'Missing Permissions'),
  systemMessage: refusal(403, 50021, 'Cannot execute action on a system message'),
  wrongChannelType: refusal(400, 50024, 'Cannot execute action on this channel type'),
  invalidWebhookToken: refusal(401, 50027, 'Invalid Webhook Token'),
  archivedThread: refusal(400, 50083, 'Thread is archived'),
  invalidJson: refusal(400, 50109, 'The request body contains invalid JSON.'),
  cannotReply: refusal(400, 160002, 'Cannot reply without permission to read message history'),
  threadExists: refusal(400, 160004, 'A thread has already been created for this message'),
  threadLocked: refusal(403, 160005, 'Thread is locked'),
} as const satisfies Record<string, ApiError>;

export function refuse(error: ApiError): never {
  throw new Refused(error);
}
