/**
 * Short texts by name, as this browser keeps them. One that keeps nothing for us throws where it is asked; a shelf
 * is then empty and stays so.
 */
export class Shelf {
	#storage: () => Storage;

	constructor(storage: () => Storage) {
		this.#storage = storage;
	}

	read = (name: string) => this.#try((kept) => kept.getItem(name), null);

	/** False where it is not kept: the browser keeps nothing, or is full. */
	keep = (name: string, text: string) =>
		this.#try((kept) => {
			kept.setItem(name, text);
			return true;
		}, false);

	drop = (name: string) => this.#try((kept) => kept.removeItem(name), undefined);
	clear = () => this.#try((kept) => kept.clear(), undefined);
	names = () => this.#try((kept) => Object.keys(kept), []);

	#try<T>(act: (kept: Storage) => T, otherwise: T): T {
		try {
			return act(this.#storage());
		} catch {
			return otherwise;
		}
	}
}

/** What stays on this device. */
export const device_shelf = new Shelf(() => localStorage);
/** What goes with this tab. */
export const tab_shelf = new Shelf(() => sessionStorage);
