/** This window's name, as long as it is open: the host tells its windows apart by it. */
import { newId } from './editor/ids';

export const thisWindow = newId();
