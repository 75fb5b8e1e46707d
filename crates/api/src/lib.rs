//! stub for the first build
