"""The finished site on its way to a web host: as one file with what hosts need beside the pages, and compared with what is served."""

from .bundle import bundle
from .folders import compare_folder, compare_served
from .headers import HOST_FILES, host_files
from .outcome import Compared, told
from .standing import standing_site

__all__ = ["HOST_FILES", "Compared", "bundle", "compare_folder", "compare_served", "host_files", "standing_site", "told"]
