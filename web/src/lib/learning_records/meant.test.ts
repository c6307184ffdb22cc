import { describe, expect, test } from 'vitest';
import { missing, nobody_yet, said } from './meant.ts';

describe('who is meant', () => {
	test('is sent without the spaces around it', () => {
		expect(said({ by: 'email', identity: ' noor@example.org ', home_page: '' })).toEqual({
			by: 'email',
			identity: 'noor@example.org'
		});
	});

	test('has a place only where it is an account', () => {
		const account = { by: 'account', identity: 'u1', home_page: 'http://lms.example' } as const;
		expect(said(account)).toEqual(account);
		expect(said({ ...account, by: 'openid' })).toEqual({ by: 'openid', identity: 'u1' });
	});

	test('has an address that is one', () => {
		const by_email = (identity: string) => missing({ by: 'email', identity, home_page: '' });
		expect(by_email(' noor@example.org')).toEqual([]);
		expect(by_email('noor')).toEqual([{ path: '/identity', code: 'required' }]);
	});

	test('is complete before it is sent', () => {
		expect(missing(nobody_yet('K7Q2M'))).toEqual([]);
		expect(missing({ by: 'account', identity: '', home_page: ' ' })).toEqual([
			{ path: '/identity', code: 'required' },
			{ path: '/home_page', code: 'required' }
		]);
	});
});
