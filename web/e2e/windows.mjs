import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const source = join(import.meta.dirname, '../src');
/** These are the pieces that all others are made of. */
const pieces = join('lib', 'ui');

/** A page by the folder it is in, a part by its own name: `me/tokens`, `AnswerCard`. */
const name_of = (file) =>
	basename(file) === '+page.svelte'
		? dirname(file)
				.replace(/^routes\//, '')
				.replaceAll(/\([^)]*\)\//g, '')
		: basename(file, '.svelte');

/** Every dialog and menu, as often as the source has it: `AnswerCard Menu`. */
const windows = () =>
	readdirSync(source, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte') && !file.startsWith(pieces))
		.flatMap((file) =>
			[...readFileSync(join(source, file), 'utf8').matchAll(/<(Dialog|Confirm|Menu)\b/g)].map(
				([, piece]) => `${name_of(file)} ${piece}`
			)
		);

/** The windows that none of these opens: of two in one file, each wants one of its own. */
export function windows_without(opened) {
	const left = [...opened];
	return windows().filter((window) => {
		const at = left.indexOf(window);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
