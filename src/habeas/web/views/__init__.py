"""One file for each part of the desk: a request comes in, a page or a way on goes out."""
