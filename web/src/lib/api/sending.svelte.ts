import { focus_wrong } from '#lib/ui/focus.ts';
import { held_still } from './held_still.ts';
import { Problem, type FieldProblem } from './problem.ts';

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
		// Of what is on its way now nothing is known to be wrong.
		this.problem = undefined;
		try {
			const outcome = await act();
			this.#refused(outcome.problem);
			return outcome;
		} finally {
			this.is_under_way = false;
		}
	}

	/** The field at this pointer was changed: what was wrong with it is no longer known. */
	mend(path: string) {
		this.problem = this.problem?.without(path);
	}

	/**
	 * For a form: the data, or undefined and the focus at the first field that is wrong. Where the page sees by
	 * itself that something is `wrong`, nothing is sent.
	 */
	async submit<T>(
		event: Submit,
		act: () => Promise<Outcome<T>>,
		wrong: FieldProblem[] = []
	): Promise<T | undefined> {
		event.preventDefault();
		// Later there is no current target any more.
		const form = event.currentTarget;
		const refused = { problem: new Problem('input.invalid', wrong) };
		const outcome = await this.send<T>(wrong.length ? async () => refused : () => held_still(form, act));
		if (outcome?.problem) await focus_wrong(form);
		return outcome?.data;
	}

	/** That nothing arrived is no news any more once the device is back online. */
	#refused(problem?: Problem) {
		this.problem = problem;
		if (problem?.code !== 'offline') return;
		const forget = () => {
			if (this.problem === problem) this.problem = undefined;
		};
		addEventListener('online', forget, { once: true });
	}
}
