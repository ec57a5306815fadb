-- A session in Neovim (0.7 or later), headless: pages open, findings come at the right columns, a
-- quick fix is made, a hover is asked for, a word is kept, and the findings change.
-- PLAINER_COMMAND is the server's command line, words apart by spaces; WORK a folder that may be
-- written in.
local command = vim.split(assert(os.getenv('PLAINER_COMMAND')), ' ')
local work = assert(os.getenv('WORK'))

local function fail(message)
  io.stderr:write('neovim: ' .. message .. '\n')
  os.exit(1)
end

local function check(value, message)
  if not value then fail(message) end
  return value
end

local client = check(vim.lsp.start_client({ name = 'plainer', cmd = command, root_dir = work }), 'the server does not start')

local function findings(buffer)
  local found = vim.diagnostic.get(buffer)
  for _, d in ipairs(found) do
    local line = vim.api.nvim_buf_get_lines(buffer, d.lnum, d.lnum + 1, false)[1]
    d.words = d.lnum == d.end_lnum and line:sub(d.col + 1, d.end_col) or nil
  end
  return found
end

local function find(buffer, code, words)
  for _, d in ipairs(findings(buffer)) do
    if d.code == code and d.words == words then return d end
  end
end

local function wait(what, test)
  if not vim.wait(20000, test, 20) then fail('waited in vain: ' .. what) end
end

local function ask(buffer, method, params)
  local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  check(answers and answers[client], method .. ': ' .. tostring(problem))
  check(not answers[client].err, method .. ': ' .. vim.inspect(answers[client].err))
  return answers[client].result
end

local function place(d)
  local params = vim.lsp.util.make_given_range_params({ d.lnum + 1, d.col }, { d.end_lnum + 1, d.end_col - 1 })
  params.context = { diagnostics = {} }
  return params
end

local function session(name, filetype, lines)
  local path = work .. '/' .. name
  vim.fn.writefile(lines, path)
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = filetype
  vim.lsp.buf_attach_client(buffer, client)
  wait(name .. ': utilise', function() return find(buffer, 'term-replace', 'utilise') end)
  check(find(buffer, 'wordy-phrase', 'in order to'), name .. ': in order to: ' .. vim.inspect(findings(buffer)))
  check(find(buffer, 'hard-word', 'cafe\204\129'), name .. ': an accent that combines')

  -- The hover of the word, at the column that Neovim has for it.
  local d = find(buffer, 'term-replace', 'utilise')
  vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
  local hover = ask(buffer, 'textDocument/hover', vim.lsp.util.make_position_params())
  check(hover and hover.contents.value:find("Plainer: 'use'", 1, true), name .. ': hover: ' .. vim.inspect(hover))

  -- The quick fix, and then typing before the other finding: it moves along.
  local fix, keep
  for _, action in ipairs(ask(buffer, 'textDocument/codeAction', place(d))) do
    if action.title == "Change to 'use'" then fix = action end
  end
  vim.lsp.util.apply_workspace_edit(check(fix, name .. ': no fix').edit, 'utf-16')
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  check(text:find('We use new legislation', 1, true), name .. ': the fix: ' .. text)
  local before
  wait(name .. ': utilise goes, in order to stays', function()
    before = find(buffer, 'wordy-phrase', 'in order to')
    return before and not find(buffer, 'term-replace', 'utilise')
  end)
  vim.api.nvim_buf_set_text(buffer, before.lnum, before.col, before.lnum, before.col, { 'é👧🏽 ' })
  wait(name .. ': in order to moves', function()
    local after = find(buffer, 'wordy-phrase', 'in order to')
    return after and after.col > before.col
  end)

  -- A word is kept.
  local word
  for _, f in ipairs(findings(buffer)) do
    if f.words == 'legislation' and (f.code == 'hard-word' or f.code == 'term-explain') then word = f end
  end
  for _, action in ipairs(ask(buffer, 'textDocument/codeAction', place(check(word, name .. ': legislation')))) do
    if action.title:find('^Keep') then keep = action end
  end
  check(keep, name .. ': no action keeps the word')
  ask(buffer, 'workspace/executeCommand', { command = keep.command.command, arguments = keep.command.arguments })
  wait(name .. ': legislation goes', function() return not find(buffer, word.code, 'legislation') end)
  vim.fn.delete(work .. '/.plainer.ini')
  vim.fn.delete(work .. '/plainer-words.csv')
  vim.cmd('bdelete!')
end

session('page.html', 'html', {
  '<!DOCTYPE html>', '<html lang="en"><head><title>A page</title></head><body><main>', '<h1>What we heard</h1>',
  '<p>Zoë &amp; Sam said 👧🏽 cafe\204\129 staff were kind. We utilise new legislation in order to help.</p>',
  '<p>Children told us that they were happy.</p>', '</main></body></html>' })
session('page.md', 'markdown', {
  '# What we heard', '', 'Zoë &amp; Sam said 👧🏽 cafe\204\129 staff were kind. We utilise new legislation in order to help.', '',
  'Children told us that they were happy.' })

vim.lsp.stop_client(client)
wait('the server ends', function() return #vim.lsp.get_active_clients() == 0 end)
print('neovim: all as expected')
vim.cmd('qall!')
