import account from './account.json';
import admin from './admin.json';
import common from './common.json';
import coordinator from './coordinator.json';
import participant from './participant.json';

export default { account, admin, common, coordinator, participant };
