// A copy of what all pages say, so that a page of learning records asks for one file, as others do.
import everywhere from '../nl.ts?copy=records';
import records from '../records/nl.ts';

export default { everywhere, records };
