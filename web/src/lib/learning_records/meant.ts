import { required, type FieldProblem } from '#lib/api/problem.ts';
import type { PersonMeant } from '#lib/api/client.ts';

/** Somebody in the records, as an administrator fills in who is meant. */
export type Meant = { by: PersonMeant['by']; identity: string; home_page: string };

export const nobody_yet = (code = ''): Meant => ({ by: 'code', identity: code, home_page: '' });

/** As the API takes it: only an account is somewhere. */
export const said = ({ by, identity, home_page }: Meant): PersonMeant => ({
	by,
	identity: identity.trim(),
	...(by === 'account' && { home_page: home_page.trim() })
});

const is_address = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim());

/** What the page itself sees is missing: of an address that is none, the address. */
export const missing = ({ by, identity, home_page }: Meant): FieldProblem[] =>
	required({
		'/identity': by === 'email' && !is_address(identity) ? '' : identity,
		...(by === 'account' && { '/home_page': home_page })
	});
