// A copy of what all pages say, so that a page of administrators asks for one file, as others do.
import everywhere from '../en.ts?copy=office';
import office from '../office/en.ts';

export default { everywhere, office };
