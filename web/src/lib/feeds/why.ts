import type { HomeItem } from '#lib/api/client.ts';
import { theme_name } from '#lib/curation/theme_name.ts';
import { t } from '#lib/i18n/index.svelte.ts';

/** In a sentence, why a question stands on its reader's home page. */
export function why({ question, reason }: HomeItem): string {
	const words = t().home.why;
	const waits = question.answers === 0;
	switch (reason.because) {
		case 'asked':
			return waits ? words.asked_and_waits : words.asked;
		case 'could_answer':
			return words.could_answer(reason.topic ?? '');
		case 'person_asked':
			return words.person_asked(reason.person?.name ?? '');
		case 'person_answered':
			return words.person_answered(reason.person?.name ?? '');
		case 'theme': {
			const name = reason.theme ? theme_name(reason.theme) : '';
			return waits ? words.theme_and_waits(name) : words.theme(name);
		}
		case 'community':
			if (waits) return words.community_and_waits;
			return question.accepted ? words.community_and_solved : words.community;
		case 'open':
			return waits ? words.open_and_waits : words.open;
	}
}
