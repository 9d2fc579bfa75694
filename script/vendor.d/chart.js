// What public/vendor/chart.js holds: the kinds of chart that the pages draw.
import {
  CategoryScale, Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip,
} from '/usr/share/javascript/chart.js/chart.mjs';

Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);
export { Chart };
