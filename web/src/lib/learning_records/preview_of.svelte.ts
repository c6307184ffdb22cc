import type { RetentionPreview } from '#lib/api/client.ts';

/**
 * What would be touched, beside what it was asked for: nobody is shown it under another choice, such as one that was
 * made while it was on its way, since what is done then cannot be undone.
 */
export class PreviewOf<Choice> {
	#kept = $state.raw<{ choice: string; found: RetentionPreview }>();

	keep(choice: Choice, found: RetentionPreview | undefined) {
		this.#kept = found && { choice: JSON.stringify(choice), found };
	}

	found_for(choice: Choice) {
		return this.#kept?.choice === JSON.stringify(choice) ? this.#kept.found : undefined;
	}
}
