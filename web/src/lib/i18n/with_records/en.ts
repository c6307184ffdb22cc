// A copy of what all pages say, so that a page of learning records asks for one file, as others do.
import everywhere from '../en.ts?copy=records';
import records from '../records/en.ts';

export default { everywhere, records };
