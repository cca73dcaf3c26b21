"""Reading: from the files under content/ to records of postil.model.written, and what is wrong with them."""
