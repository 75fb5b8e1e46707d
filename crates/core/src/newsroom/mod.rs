//! Who did what to the copy.
