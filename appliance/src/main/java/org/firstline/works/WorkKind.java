package org.firstline.works;

/** What is done there. */
public enum WorkKind {
    MAINTENANCE,
    UPGRADE,
    CABLE,
    POWER,
    OTHER
}
