import type { FieldProblem } from '#lib/api/problem.ts';

/** What the API searches for at most, in characters. */
export const longest_query = 200;

/** What the server would say of these words, so that it need not be asked. */
export const wrong_query = (words: string): FieldProblem | undefined =>
	[...words].length > longest_query ? { path: '/q', code: 'too_long', limit: longest_query } : undefined;
