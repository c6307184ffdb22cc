import { focus_wrong } from '#lib/ui/focus.ts';
import type { Problem } from './problem.ts';

type Outcome<T> = { data?: T; problem?: Problem };
export type Submit = SubmitEvent & { currentTarget: HTMLFormElement };

/** What one form or button sends: once at a time, however often it is pressed, and what was refused stays to be said. */
export class Sending {
	is_under_way = $state(false);
	problem = $state.raw<Problem>();

	/** What came of it; undefined where the last press is still under way. */
	async send<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T> | undefined> {
		if (this.is_under_way) return undefined;
		this.is_under_way = true;
		try {
			const outcome = await act();
			this.problem = outcome.problem;
			return outcome;
		} finally {
			this.is_under_way = false;
		}
	}

	/** For a form: the data, or undefined and the focus at the first field that is wrong. */
	async submit<T>(event: Submit, act: () => Promise<Outcome<T>>): Promise<T | undefined> {
		event.preventDefault();
		// Later there is no current target any more.
		const form = event.currentTarget;
		const outcome = await this.send(act);
		if (outcome?.problem) await focus_wrong(form);
		return outcome?.data;
	}
}
