/* What every page has: the reader's collection, and the search box in its head. */

import "./collection.js";
import "./search/box.js";
