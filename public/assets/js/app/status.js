import { lookUp } from '../components/look-up.js';
import { statusBoard } from '../components/status-board.js';
import { themeSwitch } from '../lib/theme.js';

themeSwitch(document.getElementById('theme'));
lookUp(document.getElementById('look-up'));
statusBoard();
