import { ItemRefusal } from './item-refusal.js';

/** The refusal of what is closed, in the words of GUIDE. */
export const closedRefusal = (): ItemRefusal => new ItemRefusal('Bad Request, Conversation is close');
