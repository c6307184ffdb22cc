import type { FieldProblem } from '#lib/api/problem.ts';

/** What the API allows of what people write, in characters, so that a form can say so before it is sent. */
export const shortest_title = 8;
export const longest = { title: 200, question: 40_000, answer: 40_000, comment: 2_000 };

/** What the server would say of a question, where the form cannot ask it yet: everything is said at once. */
export function wrong_question({ title, text }: { title: string; text: string }): FieldProblem[] {
	const characters = [...title.trim()].length;
	const said: (FieldProblem | false)[] = [
		!characters && { path: '/title', code: 'required' },
		characters > 0 &&
			characters < shortest_title && { path: '/title', code: 'too_short', limit: shortest_title },
		characters > longest.title && { path: '/title', code: 'too_long', limit: longest.title },
		[...text.trim()].length > longest.question && { path: '/text', code: 'too_long', limit: longest.question }
	];
	return said.filter((each) => each !== false);
}
