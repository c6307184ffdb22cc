import { t } from '#lib/i18n/index.svelte.ts';

/** One wrong field: where it is, as a JSON pointer, and what is wrong with it. */
export type FieldProblem = { path: string; code: string; limit?: number };

/** Where a field has a sentence of its own, it replaces these. */
const says_nothing_more = ['required', 'malformed', 'too_short'];

/** What is wrong with one field although the server says it of the whole. */
const is_about: Record<string, string> = {
	'community.name_taken': '/name',
	'invitation.has_account': '/email',
	'password.unchanged': '/password',
	'password.wrong': '/old',
	'roster.column_twice': '/text',
	'roster.columns_missing': '/text',
	'roster.file_changed': '/text',
	'roster.not_utf8': '/text',
	'roster.too_long': '/text',
	'roster.workbook': '/text',
	'second_step.wrong': '/code',
	'sign_in.code_wrong': '/code',
	'unit.exists': '/name',
	'unit.too_deep': '/parent',
	'unit.within_itself': '/parent'
};

/** Nothing was filled in. */
const is_empty = ({ code, limit = 0 }: FieldProblem) =>
	code === 'required' || (code === 'too_short' && limit <= 1);

/** What the page itself can see is wrong: these fields, by their pointers, must say something. */
export const required = (said: Record<string, string>): FieldProblem[] =>
	Object.entries(said)
		.filter(([, text]) => !text.trim())
		.map(([path]) => ({ path, code: 'required' }));

/** Why an act was refused, in words for the reader. A code nobody translated yet gets a kind general sentence. */
export class Problem {
	readonly code: string;
	readonly fields: FieldProblem[];
	readonly wait?: number;

	constructor(code: string, fields: FieldProblem[] = [], wait?: number) {
		this.code = code;
		const about = is_about[code];
		this.fields = about ? [{ path: about, code }] : fields;
		this.wait = wait;
	}

	/** The sentence for the whole form. */
	get sentence(): string {
		const codes: Record<string, string> = t().problems.codes;
		const why = codes[this.code] ?? t().problems.codes.unknown;
		return this.wait ? `${why} ${t().problems.wait(this.wait)}` : why;
	}

	/** The sentence for a press that sends nothing somebody wrote. */
	get of_press(): string {
		const presses: Record<string, string> = t().problems.presses;
		return presses[this.code] ?? this.sentence;
	}

	/** What is left once the field at this pointer was changed; undefined where that was all. */
	without(path: string): Problem | undefined {
		const left = this.fields.filter((field) => field.path !== path);
		if (left.length === this.fields.length) return this;
		return left.length ? new Problem(this.code, left, this.wait) : undefined;
	}

	/**
	 * The sentence for the field at this JSON pointer, or '' when nothing is wrong there. `empty`: what the field
	 * says where nothing was filled in.
	 */
	at(path: string, empty = ''): string {
		const field = this.fields.find((each) => each.path === path);
		if (!field) return '';
		if (field.code === this.code) return this.sentence;
		if (empty && is_empty(field)) return empty;
		const own: Record<string, string> = { '/email': t().problems.email, '/community': t().problems.choose };
		if (own[path] && says_nothing_more.includes(field.code)) return own[path];
		const say: Record<string, (limit: number) => string> = t().problems.fields;
		return (say[field.code] ?? t().problems.fields.malformed)(field.limit ?? 0);
	}

	/** What is left to say at the foot of a form whose fields at these pointers show their own sentence. */
	besides(...paths: string[]): string {
		const placed = this.fields.length > 0 && this.fields.every(({ path }) => paths.includes(path));
		return placed ? '' : this.sentence;
	}
}
