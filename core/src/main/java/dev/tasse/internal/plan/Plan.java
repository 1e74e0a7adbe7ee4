package dev.tasse.internal.plan;

/// What a collection shall compute.
public sealed interface Plan permits FramePlan {}
