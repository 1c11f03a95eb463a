import { embeddedKind } from '../../support/store-kinds.js';
import { storeContract } from './store-contract.js';

storeContract(embeddedKind);
