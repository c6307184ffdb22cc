import type { Import } from '#lib/api/client.ts';
import { t_of_office } from '#lib/i18n/index.svelte.ts';

/** What an import is called: as the folder of its dump, as far as that is known. */
export const name_of = ({ source, community }: Pick<Import, 'source' | 'community'>) =>
	source || t_of_office().imports.unnamed(community.name);
