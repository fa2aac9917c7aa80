class CalculatorController < ApplicationController
  def show
    # ruleid: ruby-code-from-request
    eval(params[:formula])
    # ok: ruby-code-from-request
    eval("1 + 1")
  end

  def by_block
    options = params[:options]
    # ok: ruby-code-from-request
    instance_eval(&options)
  end
end
