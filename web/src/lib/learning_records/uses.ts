import type { RecordClient } from '#lib/api/client.ts';
import type { RecordsMessages } from '#lib/i18n/index.svelte.ts';

/** What a program is for: what most need, and for one that was given another choice of scopes by the API, that one. */
export type Use = keyof RecordsMessages['records']['uses'] | 'as_now';
type Scopes = RecordClient['scopes'];

const usual = {
	lms: ['write', 'read_mine', 'state', 'profile', 'define'],
	report: ['read'],
	all: ['all']
} satisfies Record<Exclude<Use, 'as_now'>, Scopes>;

const same = (one: Scopes, other: Scopes) =>
	one.length === other.length && one.every((scope) => other.includes(scope));

/** The use that these scopes are for. */
export function use_of(scopes: Scopes): Use {
	if (same(scopes, usual.lms)) return 'lms';
	if (same(scopes, usual.report)) return 'report';
	return same(scopes, usual.all) ? 'all' : 'as_now';
}

/** The scopes for a use; `now` is what the program has. */
export const scopes_for = (use: Use, now: Scopes): Scopes => (use === 'as_now' ? now : usual[use]);
