/** A client for xAPI that comes without types of its own. */
declare module 'tincanjs';
