import type { FieldProblem } from '#lib/api/problem.ts';

/** What is wrong with an address before the server is asked: nothing, unless it cannot be one at all. */
export const wrong_email = (email: string, path = '/email'): FieldProblem[] =>
	/^\S+@\S+$/.test(email.trim()) ? [] : [{ path, code: 'malformed' }];
