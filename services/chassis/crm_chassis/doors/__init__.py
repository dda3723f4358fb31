"""The doors: gRPC, REST and pages are three ways to the same pipeline."""
