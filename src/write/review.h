/* The parts of the review page that are the same for every document; each ends in NULL. */
#ifndef WRITE_REVIEW_H
#define WRITE_REVIEW_H

extern const char *const review_style[], *const review_controls[], *const review_script[];

#endif
