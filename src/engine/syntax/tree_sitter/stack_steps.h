/* The two steps that a parser takes for each token and each node: pushing on its stack, and popping what becomes a node's children.
   The stack is a graph whose nodes have room for eight ways back; the published code clears all that room for each push, and pops
   by following any number of ways at once. Here a push writes what is read, and a pop along the only way takes it directly.
   Included by core.c behind the published stack, whose parts these are made from. */
#pragma once

static void push_on_stack(Stack* stack, StackVersion version, Subtree subtree, bool pending, TSStateId state) {
  StackHead* const head = array_get(&stack->heads, version);
  StackNode* const below = head->node;
  StackNode* const node = stack->node_pool.size > 0 ? array_pop(&stack->node_pool) : ts_malloc(sizeof(StackNode));
  node->state = state;
  node->links[0] = (StackLink){.node = below, .subtree = subtree, .is_pending = pending};
  node->link_count = 1;
  node->ref_count = 1;
  node->position = below->position;
  node->error_cost = below->error_cost;
  node->node_count = below->node_count;
  node->dynamic_precedence = below->dynamic_precedence;
  if (subtree.ptr) {
    node->error_cost += ts_subtree_error_cost(subtree);
    node->position = length_add(node->position, ts_subtree_total_size(subtree));
    node->node_count += stack__subtree_node_count(subtree);
    node->dynamic_precedence += ts_subtree_dynamic_precedence(subtree);
  } else {
    head->node_count_at_last_error = node->node_count;
  }
  head->node = node;
}

/* How many links hold so many children and the extras between them; 0: the way parts, or ends before. */
static uint32_t links_of_only_way(const StackNode* node, uint32_t children) {
  uint32_t links = 0;
  for (uint32_t found = 0; found < children; ++links) {
    if (node->link_count != 1) return 0;
    const StackLink* const link = &node->links[0];
    if (!link->subtree.ptr) return 0; /* where an error was skipped */
    found += !ts_subtree_extra(link->subtree);
    node = link->node;
  }
  return links;
}

static StackSliceArray pop_only_way(Stack* stack, StackVersion version, uint32_t children, uint32_t links) {
  StackNode* node = array_get(&stack->heads, version)->node;
  SubtreeArray subtrees = array_new();
  const uint32_t room = (uint32_t)(ts_subtree_alloc_size(children) / sizeof(Subtree)); /* for the node they become */
  array_reserve(&subtrees, room > links ? room : links);
  subtrees.size = links;
  for (uint32_t i = links; i-- > 0; node = node->links[0].node) {
    subtrees.contents[i] = node->links[0].subtree;
    ts_subtree_retain(subtrees.contents[i]);
  }
  array_clear(&stack->slices);
  ts_stack__add_slice(stack, version, node, &subtrees);
  return stack->slices;
}

#ifdef INSIGHT_CHECKED_PARSER
static void check_push(Stack* stack, StackVersion version, Subtree subtree, bool pending, TSStateId state) {
  const StackHead* const head = array_get(&stack->heads, version);
  StackNode* const below = head->node->links[0].node;
  StackNode* const published = stack_node_new(below, subtree, pending, state, &stack->node_pool);
  const bool same = published->state == head->node->state && published->position.bytes == head->node->position.bytes &&
                    memcmp(&published->position, &head->node->position, sizeof(Length)) == 0 &&
                    published->error_cost == head->node->error_cost && published->node_count == head->node->node_count &&
                    published->dynamic_precedence == head->node->dynamic_precedence;
  if (!same) abort();
  ts_free(published);
}

/* Takes ours back and pops as published. */
static StackSliceArray check_pop(Stack* stack, StackVersion version, uint32_t children, StackSliceArray popped) {
  StackSlice ours = *array_get(&popped, 0);
  const StackNode* const node = array_get(&stack->heads, ours.version)->node;
  ts_stack_remove_version(stack, ours.version);
  const StackSliceArray published = published_stack_pop_count(stack, version, children);
  const StackSlice theirs = *array_get(&published, 0);
  const bool same = published.size == 1 && theirs.version == ours.version && theirs.subtrees.size == ours.subtrees.size &&
                    memcmp(theirs.subtrees.contents, ours.subtrees.contents, ours.subtrees.size * sizeof(Subtree)) == 0 &&
                    array_get(&stack->heads, theirs.version)->node == node;
  if (!same) abort();
  ts_subtree_array_delete(stack->subtree_pool, &ours.subtrees);
  return published;
}
#endif

void ts_stack_push(Stack* stack, StackVersion version, Subtree subtree, bool pending, TSStateId state) {
  push_on_stack(stack, version, subtree, pending, state);
#ifdef INSIGHT_CHECKED_PARSER
  check_push(stack, version, subtree, pending, state);
#endif
}

StackSliceArray ts_stack_pop_count(Stack* stack, StackVersion version, uint32_t count) {
  const uint32_t links = links_of_only_way(array_get(&stack->heads, version)->node, count);
  if (links == 0) return published_stack_pop_count(stack, version, count);
  const StackSliceArray popped = pop_only_way(stack, version, count, links);
#ifdef INSIGHT_CHECKED_PARSER
  return check_pop(stack, version, count, popped);
#else
  return popped;
#endif
}
