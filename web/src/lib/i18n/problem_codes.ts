/** Every stable code the server answers with, and two of our own: `offline`, nothing arrived, and `unknown`. */
export const problem_codes = [
	'account.exists',
	'answer.elsewhere',
	'body.too_large',
	'community.last_facilitator',
	'community.name_taken',
	'database.outcome_unknown',
	'database.too_slow',
	'failed',
	'helpful.own',
	'idempotency.key_malformed',
	'idempotency.other_body',
	'ids.no_node',
	'input.invalid',
	'invitation.colleagues_only',
	'invitation.expired',
	'invitation.other_email',
	'invitation.unknown',
	'invitation.used',
	'media_type.wrong',
	'membership.not_requested',
	'membership.required',
	'method.wrong',
	'not_allowed',
	'not_found',
	'offline',
	'origin.foreign',
	'overloaded',
	'refused',
	'request.coding_unsupported',
	'request.expectation_unsupported',
	'request.headers_too_large',
	'request.malformed',
	'request.method_unknown',
	'request.target_too_long',
	'request.timed_out',
	'request.version_unsupported',
	'revision.stale',
	'session.required',
	'sign_in.too_many',
	'sign_in.wrong',
	'storage_full',
	'too_many',
	'unknown',
	'websocket.required'
] as const;

/** What can be wrong with one field. */
export const field_codes = [
	'required',
	'unknown',
	'wrong_type',
	'too_short',
	'too_long',
	'too_small',
	'too_large',
	'bad_characters',
	'not_allowed',
	'malformed'
] as const;

export type ProblemCode = (typeof problem_codes)[number];
export type FieldCode = (typeof field_codes)[number];
