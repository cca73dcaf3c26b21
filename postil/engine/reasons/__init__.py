"""Why a page is as it is, told from what is remembered; and whether it is right."""
