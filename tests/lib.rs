//! Shared ground of the journeys.
