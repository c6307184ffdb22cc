import { expect, test } from 'vitest';
import { wrong_new_password } from './new_password.ts';

test('a password that is chosen is there and long enough', () => {
	expect(wrong_new_password('')).toEqual([{ path: '/password', code: 'required' }]);
	expect(wrong_new_password('nine char')).toEqual([{ path: '/password', code: 'too_short', limit: 10 }]);
	expect(wrong_new_password('ten chars!')).toEqual([]);
	expect(wrong_new_password('🔒🔒🔒🔒🔒🔒🔒🔒🔒')).toHaveLength(1);
});
