import type { FieldProblem } from '#lib/api/problem.ts';

/** As the server has it (`text::Password`), which also knows what is easily guessed. */
const SHORTEST = 10;

/** What the page can see is wrong with a password that somebody chooses, so that it is said with all the rest. */
export function wrong_new_password(password: string): FieldProblem[] {
	if (!password) return [{ path: '/password', code: 'required' }];
	return [...password].length < SHORTEST ? [{ path: '/password', code: 'too_short', limit: SHORTEST }] : [];
}
