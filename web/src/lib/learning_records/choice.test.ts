import { expect, test } from 'vitest';
import { address_of, asked, choice_in, is_narrowed } from './choice.ts';

const said =
	'client=c1&verb=http%3A%2F%2Fv%2F%3Fa%3D1%26b&actor=K7Q2M&from=2026-11-01&to=2026-11-30&success=false';

test('a choice survives the address of its page', () => {
	const choice = choice_in(new URLSearchParams(said));
	expect(choice.verb).toBe('http://v/?a=1&b');
	expect(address_of(choice)).toBe(`/administration/records/reported?${said}`);
});

test('what an address leaves open or does not know is not chosen', () => {
	const choice = choice_in(new URLSearchParams('client=&verb=%20&colour=red'));
	expect(choice).toEqual({});
	expect(is_narrowed(choice)).toBe(false);
	expect(address_of(choice)).toBe('/administration/records/reported');
});

test('days begin at midnight of whoever looks, and the last one is whole', () => {
	const { since, until } = asked({ from: '2026-10-25', to: '2026-10-25' });
	expect(since).toBe(new Date(2026, 9, 25).toISOString());
	expect(until).toBe(new Date(2026, 9, 26).toISOString());
});

test('what is no day is not asked', () => {
	expect(asked({ from: 'yesterday', to: '2026-1-1' })).toEqual(asked({}));
});

test('a code is asked in capitals, a result as a truth', () => {
	expect(asked({ actor: 'k7q2m', success: 'true' })).toMatchObject({ actor: 'K7Q2M', success: true });
	expect(asked({ success: 'perhaps' }).success).toBeUndefined();
});
