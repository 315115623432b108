package org.firstline.network;

/** The last import of nodes was undone; told after the change is durable. */
public record ImportUndone(int nodes, String actor) {}
