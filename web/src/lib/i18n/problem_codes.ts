/** Every stable code the server answers with, and two of our own: nothing arrived, and nobody knows. */
export const problem_codes = [
	'account.exists',
	'community.last_facilitator',
	'conflict',
	'disk.full',
	'helpful.own',
	'idempotency.key_malformed',
	'idempotency.key_reused',
	'input.invalid',
	'invitation.expired',
	'invitation.unknown',
	'invitation.used',
	'membership.not_requested',
	'membership.required',
	'not_allowed',
	'not_found',
	'offline',
	'origin.refused',
	'overloaded',
	'revision.stale',
	'session.required',
	'sign_in.too_many',
	'sign_in.wrong',
	'too_many',
	'unknown'
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
